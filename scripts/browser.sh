# Sourced after uv.sh: sets and exports CHROMIUM to a Chromium that tests can drive, and sees to a font
# for Arabic. Brings both from Debian's packages when root there; elsewhere names what to install.

# A snap's browser sees neither the tests' profile folder nor their files.
is_snap() {
    case $(readlink -f "$1") in /snap/* | */snap) return 0 ;; esac
    head -c 8192 "$1" | grep -aq '/snap/bin'
}

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        CHROMIUM=$(command -v "$name") && ! is_snap "$CHROMIUM" && return 0
    done
    CHROMIUM=
    return 1
}

distribution() {
    # shellcheck disable=SC1091
    (ID=unknown && [ ! -r /etc/os-release ] || . /etc/os-release && printf '%s\n' "$ID")
}

bring_chromium() {
    case $(distribution) in
    ubuntu)
        fail "the browser tests need Chromium or Google Chrome, and neither was found." \
            "Ubuntu's own chromium package is only a pointer to a snap, which tests cannot drive." \
            "Install Google Chrome's .deb, or name a Chromium: make test CHROMIUM=/path/to/chromium" \
            "Everything but the browser tests: make check"
        ;;
    *)
        is_root_on_debian ||
            fail "the browser tests need Chromium, and none was found." \
                "On Debian, as root: apt-get install chromium fonts-noto-core" \
                "Elsewhere install Chromium or Google Chrome, or name one: make test CHROMIUM=/path" \
                "Everything but the browser tests: make check"
        apt_install chromium fonts-noto-core
        ;;
    esac
    find_chromium || fail "Chromium was installed but is not found on the PATH"
}

has_arabic_font() {
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=ar family)" ]
    else
        [ -d /usr/share/fonts/truetype/noto ]
    fi
}

if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || fail "CHROMIUM=$CHROMIUM is not a program that can be run"
else
    find_chromium || bring_chromium
fi
export CHROMIUM

if ! has_arabic_font; then
    is_root_on_debian ||
        fail "the browser tests need a font that has Arabic, and none was found." \
            "On Debian and Ubuntu, as root: apt-get install fonts-noto-core"
    apt_install fonts-noto-core
fi
