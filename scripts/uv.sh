# Sourced, not run: sets $uv to a uv that can read this project's lock, bringing one into .tools/ if
# none is there. Says nothing when all is present.

unset VIRTUAL_ENV
# A Python is what the reader installs knowingly; uv is not to fetch one behind their back.
export UV_PYTHON_DOWNLOADS=never

fail() {
    printf 'multitrack: %s\n' "$@" >&2
    exit 1
}

is_root_on_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# apt_install PACKAGE...: only called for what is missing; what apt says is shown only where it fails.
apt_install() {
    echo "multitrack: installing $* from the distribution's packages" >&2
    apt_says=$(mktemp)
    if apt-get update -qq >"$apt_says" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
            </dev/null >>"$apt_says" 2>&1; then
        rm -f "$apt_says"
        return 0
    fi
    cat "$apt_says" >&2
    rm -f "$apt_says"
    fail "apt-get could not install $*; see above"
}

# uv_is_usable PATH: is it there, does it run, is it 0.7 or newer?
uv_is_usable() {
    uv_says=$("$1" --version 2>/dev/null) || return 1
    uv_number=$(printf '%s\n' "$uv_says" | sed -n 's/^uv \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    [ -n "$uv_number" ] || return 1
    [ "${uv_number% *}" -gt 0 ] || [ "${uv_number#* }" -ge 7 ]
}

find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    fail "Python 3.11 or newer is needed and none was found." \
        "On Debian 12+ or Ubuntu 24.04+: apt-get install python3"
}

bring_uv() {
    find_python
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        venv_package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        is_root_on_debian ||
            fail "uv is not installed, and $python has no venv module to bring it with." \
                "Install either one: uv (any way its own pages name), or, on Debian and Ubuntu, as root:" \
                "  apt-get install $venv_package"
        apt_install "$venv_package"
    fi
    echo "multitrack: bringing uv into .tools/" >&2
    "$python" -m venv --clear .tools && .tools/bin/python -m pip install -q 'uv>=0.7,<1' >&2 ||
        fail "uv could not be brought into .tools/; see above"
    uv_is_usable .tools/bin/uv || fail "the uv in .tools/ does not run; try: make clean"
}

if uv_is_usable uv; then
    uv=uv
else
    uv_is_usable .tools/bin/uv || bring_uv
    uv=.tools/bin/uv
fi
