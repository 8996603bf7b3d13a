"""hobnob: your professional network as plain text."""

__version__ = "0.1.0"
