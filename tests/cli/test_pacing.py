"""How long an answer may take: a time that is up, and Ctrl-C once and twice."""

import os
import signal

import pytest

from multitrack.cli.pacing import Watch, watching


def test_it_goes_on_until_the_time_is_up() -> None:
    assert Watch(None)(1, 10)
    assert Watch(1000)(1, 10)
    assert not Watch(0)(1, 10)


def test_the_first_ctrl_c_ends_the_reckoning_and_the_second_the_program() -> None:
    with watching(None) as watch:
        assert watch(1, 10)
        os.kill(os.getpid(), signal.SIGINT)
        assert not watch(2, 10)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_before_anything_is_known_ctrl_c_ends_the_program_at_once() -> None:
    with watching(None), pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_afterwards_ctrl_c_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with watching(1) as watch:
        assert signal.getsignal(signal.SIGINT) == watch.stop
    assert signal.getsignal(signal.SIGINT) == before
