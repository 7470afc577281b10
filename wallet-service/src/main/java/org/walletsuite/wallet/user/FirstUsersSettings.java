package org.walletsuite.wallet.user;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The users that exist from the start.
 *
 * @param bootstrapAdmin the first super admin
 * @param sampleUsers whether there are sample users with publicly known passwords
 */
@ConfigurationProperties("suite")
record FirstUsersSettings(
        @DefaultValue Admin bootstrapAdmin,
        @DefaultValue("false") boolean sampleUsers) {

    record Admin(
            @DefaultValue("") String email,
            @DefaultValue("") String password) {

        boolean isGiven() {
            return !email.isBlank();
        }

        @Override
        public String toString() {
            return "Admin[email=" + email + "]";
        }
    }
}
