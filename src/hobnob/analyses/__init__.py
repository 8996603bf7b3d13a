"""The answers: one file a question, each a pure function of the network and a date.

Results are typed, keyed by id, exact, and carry the reasons for every figure as words. Nothing here changes the
network, prints, or asks what day it is. One whose definition has constants names their sections of the settings in
`CONSTANTS`.
"""
