"""An outcome in, a card out: what is said, with its receipts, in the same words everywhere."""
