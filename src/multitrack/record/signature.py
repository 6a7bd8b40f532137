"""The record's own word: a signature that anyone can check and nobody without the key can make (Ed25519)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LENGTH = 32
"""How many bytes a key is made from."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key of one record. The same words are always signed alike, so that a signature tells nothing else."""

    seed: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """What anyone may know of the key, and needs in order to check what it signed."""
        return self._private.public_key().public_bytes_raw().hex()

    def sign(self, words: str) -> str:
        """The signature under some words."""
        return self._private.sign(words.encode()).hex()

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def is_signed(words: str, signature: str, public_key: str) -> bool:
    """Whether a signature under some words was made with the key whose public part this is."""
    try:
        known = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        known.verify(bytes.fromhex(signature), words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
