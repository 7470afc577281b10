package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run PostgreSQL, which refuses to run as root: an ordinary user needs nothing, root steps down by the first of
 * three ways that this machine allows.
 *
 * @param prefix put before a command
 * @param owner the user that must own the data, empty when the present one does
 * @param seesHome whether the programs themselves may lie below a directory that only root may enter
 */
record Unprivileged(List<String> prefix, String owner, boolean seesHome) {

    private static final String NOBODY = "nobody";
    private static final Unprivileged AS_IS = new Unprivileged(List.of(), "", true);

    /** A user namespace without any user in it: still root's files, no longer root. */
    private static final Unprivileged NAMESPACE = new Unprivileged(List.of("unshare", "-U"), "", true);

    /** The capability lets it reach data below root's home, which initdb's own check of its programs doesn't honour. */
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

    /** Hands the data over to the user that PostgreSQL runs as. */
    void own(Path data) {
        var user = owner.isEmpty() ? System.getProperty("user.name") : owner;
        if ("root".equals(System.getProperty("user.name"))
                && !OsProcess.succeeds(List.of("chown", "-R", user, data.toString()))) {
            throw new StartFailure("can't make " + user + " the owner of " + data);
        }
    }
}
