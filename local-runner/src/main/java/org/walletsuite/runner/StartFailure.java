package org.walletsuite.runner;

/** Why the suite can't start or go on, in one line that a newcomer understands. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String line) {
        super(line);
    }

    public StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
