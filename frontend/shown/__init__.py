"""What the templates show: frozen rows whose every field is ready to print.

`pages` fills these from the selectors; a template only lays them out.
"""
