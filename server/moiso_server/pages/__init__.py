"""The web client: staff pages and public pages, in a process of their own."""
