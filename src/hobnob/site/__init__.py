"""The static site: pages made of the network, that open by a double click and ask nothing of any other place.

`pages/` is the registry of pages, a file each. This package knows nothing of the command line.
"""
