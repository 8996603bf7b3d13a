"""Reports: what the analyses found, as Documents for people and programs; a file each.

This package knows no terminal and no HTML.
"""
