package org.walletsuite.platform.setting;

/** A setting is missing or malformed; the message is the one line that the operator sees. */
public final class MalformedSetting extends RuntimeException {

    /**
     * @param variable the environment variable, as the operator knows it
     * @param why goes on after the variable, without its value: that may hold a secret
     */
    public MalformedSetting(String variable, String why) {
        super(variable + " " + why);
    }
}
