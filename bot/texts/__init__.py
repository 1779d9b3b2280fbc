"""The bot's own labels and the texts of its commands, English and Spanish side by side.

What an operator may reword is in `knowledge/replies.yaml`; what a card says is in
`bot/core/saying/wording.py`.
"""
