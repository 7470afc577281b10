package org.walletsuite.partnersync.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body that asks for new credentials, not validated yet.
 *
 * @param environment the one that the partner was made in where it is absent; one that is new to the partner is opened
 * @param graceMinutes for how long the older secrets stay valid, 0 where it is absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record RenewalBody(@Nullable String environment, @Nullable Integer graceMinutes) {

    static final RenewalBody OF_NOTHING = new RenewalBody(null, null);

    private static final int LONGEST_GRACE = 7 * 24 * 60;

    /** A body without faults; the environment is null where none is named. */
    record Checked(@Nullable PartnerEnvironment environment, Duration grace) {}

    /** Throws an error that names every invalid field. */
    Checked checked(WebhookTargets targets) {
        var fields = new PartnerFields(targets);
        var minutes = graceMinutes == null ? 0 : graceMinutes;
        if (minutes < 0 || minutes > LONGEST_GRACE) {
            fields.complain("grace_minutes", "Must be from 0 to " + LONGEST_GRACE + ".");
        }
        var checked =
                new Checked(environment == null ? null : fields.environment(environment), Duration.ofMinutes(minutes));
        fields.check();
        return checked;
    }
}
