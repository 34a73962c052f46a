"""The Laser Skin Guide: facts in content/, prose in docs/, and the small package that joins them."""

__version__ = "0.1.0"
