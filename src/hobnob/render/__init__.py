"""Documents and findings to text for a reader: terminals, editors, other programs.

Every renderer is a pure function from values to one text. Nothing here knows where the text goes, what day it is
or how a record looks on disk; paths are shown as they are in the findings.
"""

FORMATS = ("text", "md", "html", "json", "csv")
"""The formats of a document."""
