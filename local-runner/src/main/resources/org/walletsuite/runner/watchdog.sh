# Ends the parts of a suite whose runner is gone. Reads "+ pid signal" and "- pid" from the runner; the pipe closes when
# the runner ends in any way, and then all processes that are still listed are ended.
home=$1
parts=""

while read -r operation pid signal; do
    case $operation in
    +) parts="$parts $pid:$signal" ;;
    -)
        rest=""
        for part in $parts; do
            [ "${part%%:*}" = "$pid" ] || rest="$rest $part"
        done
        parts=$rest
        ;;
    esac
done

# A pid may belong to another program by now: only a command line that names this suite's directory is ours.
ours() {
    if [ -r "/proc/$1/cmdline" ]; then
        tr '\0' ' ' <"/proc/$1/cmdline" | grep -qF -- "$home"
    else
        ps -o command= -p "$1" 2>/dev/null | grep -qF -- "$home"
    fi
}

# end SIGNAL FORCE SECONDS: the parts registered with SIGNAL get it, and FORCE when they outlive the time.
end() {
    for part in $parts; do
        [ "${part#*:}" = "$1" ] && ours "${part%%:*}" && kill -s "$1" "${part%%:*}" 2>/dev/null
    done
    left=$(($3 * 5))
    while [ "$left" -gt 0 ]; do
        alive=""
        for part in $parts; do
            [ "${part#*:}" = "$1" ] && ours "${part%%:*}" && alive=1
        done
        [ -z "$alive" ] && return
        sleep 0.2
        left=$((left - 1))
    done
    for part in $parts; do
        [ "${part#*:}" = "$1" ] && ours "${part%%:*}" && kill -s "$2" "${part%%:*}" 2>/dev/null
    done
}

# The services and the broker first, so that the database shuts down without clients.
end TERM KILL 8
end INT QUIT 10
