package org.walletsuite.runner;

/** Why the suite can't start or continue, in one line for a new user. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String line) {
        super(line);
    }

    public StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
