package org.walletsuite.wallet.person;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who exists from the start.
 *
 * @param bootstrapAdmin the first super admin
 * @param samplePeople whether there are people to try the suite with, whose passwords everybody knows
 */
@ConfigurationProperties("suite")
record FirstPeopleSettings(
        @DefaultValue Admin bootstrapAdmin,
        @DefaultValue("false") boolean samplePeople) {

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
