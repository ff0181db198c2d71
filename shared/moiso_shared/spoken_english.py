"""Numbers in English words, for visitors who chose English."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def cardinal(number: int) -> str:
    """Say a count from 0 to 9999: 1101 → "one thousand one hundred and one"."""
    if not 0 <= number <= 9999:
        raise ValueError(f"only 0 to 9999 can be said as one number, not {number}")
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    words = []
    if thousands:
        words.append(f"{DIGITS[thousands]} thousand")
    if hundreds:
        words.append(f"{DIGITS[hundreds]} hundred")
    if small or not words:
        words.append(f"and {_small(small)}" if words else _small(small))
    return " ".join(words)


def _small(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return _TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return f"{_TENS[tens]}-{DIGITS[unit]}" if unit else _TENS[tens]
