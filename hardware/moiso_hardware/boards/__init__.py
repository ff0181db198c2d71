"""LED boards on serial lines: what they show, in which frames, and one master for each bus."""
