"""The site that may be handed out: made of a projection of the network that holds nothing but what may be shared.

`eligible` says which files are meant for others, `projection` makes values of its own of them, `pages` makes a site of
these. Nothing behind the projection sees the network, so that no template, map or search can give away what is private.
"""
