"""A question-answering bot for Denver's 2017 ordinance on federal immigration enforcement."""

__version__ = "0.1.0"
