package org.walletsuite.partnersync.token;

import org.springframework.context.annotation.Import;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.signing.RotateSigningKeyCommand;

/** The command that rotates this issuer's signing key. */
public final class KeyRotation {

    public static final ServiceCommand COMMAND = RotateSigningKeyCommand.of(Parts.class);

    private KeyRotation() {}

    @Import({RotateSigningKeyCommand.Parts.class, IssuedTokenLife.class})
    static final class Parts {}
}
