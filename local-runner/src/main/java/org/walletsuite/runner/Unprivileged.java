package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run PostgreSQL, which refuses to run as root: an ordinary user needs nothing, root drops its privileges by the
 * first of three ways that works on this machine.
 *
 * @param prefix put before a command
 * @param owner the user that must own the data, empty for the current one
 * @param seesHome whether the programs may be in a directory that only root can access
 */
record Unprivileged(List<String> prefix, String owner, boolean seesHome) {

    private static final String NOBODY = "nobody";
    private static final Unprivileged AS_IS = new Unprivileged(List.of(), "", true);

    /** A user namespace without mapped users: root's files are accessible, but the process isn't root. */
    private static final Unprivileged NAMESPACE = new Unprivileged(List.of("unshare", "-U"), "", true);

    /** The capability gives access to data below root's home, which initdb's check of its own programs ignores. */
    private static final Unprivileged SETPRIV = new Unprivileged(
            List.of(
                    "setpriv",
                    "--reuid",
                    NOBODY,
                    "--regid",
                    "65534",
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"),
            NOBODY,
            false);

    private static final Unprivileged RUNUSER = new Unprivileged(List.of("runuser", "-u", NOBODY, "--"), NOBODY, false);

    static Unprivileged choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_IS;
        }
        for (var way : List.of(NAMESPACE, SETPRIV, RUNUSER)) {
            if (OsProcess.succeeds(way.command(List.of("true")))) {
                return way;
            }
        }
        throw new StartFailure("PostgreSQL doesn't run as root, and unshare, setpriv and runuser are all refused here:"
                + " start ./run as an ordinary user");
    }

    List<String> command(List<String> plain) {
        var command = new ArrayList<>(prefix);
        command.addAll(plain);
        return command;
    }

    /** Makes the user that PostgreSQL runs as the owner of the data. */
    void own(Path data) {
        var user = owner.isEmpty() ? System.getProperty("user.name") : owner;
        if ("root".equals(System.getProperty("user.name"))
                && !OsProcess.succeeds(List.of("chown", "-R", user, data.toString()))) {
            throw new StartFailure("can't make " + user + " the owner of " + data);
        }
    }
}
