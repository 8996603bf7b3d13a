"""The commands: a file each, found by listing this folder.

A command's file is named like the command (with `_` at the end where Python keeps the name to itself, and for each
hyphen). Its docstring begins with the line that `hobnob --help` shows, which is read from the file without importing
it; the file exposes the click command as `command` and imports what it needs inside it.
"""
