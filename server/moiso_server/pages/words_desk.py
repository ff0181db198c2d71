"""Words of the supervisor's desk: dossiers, notices, the floor."""

DESK: dict[str, tuple[str, str]] = {
    "dossiers": ("Hồ sơ", "Dossiers"),
    "dossier_figures": ("Kết quả giải quyết hồ sơ", "Dossiers received and solved"),
    "no_dossiers": (
        "Chưa có hồ sơ nào trong kỳ. Số liệu được nhập từ phần mềm một cửa.",
        "No dossiers in this period. They are imported from the one-stop software.",
    ),
}
