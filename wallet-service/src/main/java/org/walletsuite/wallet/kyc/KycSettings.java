package org.walletsuite.wallet.kyc;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much memory uploads may take.
 *
 * @param uploads under way at once, of which a person has one; 0 means as many as the heap bears
 * @param patience how long one more waits for its turn
 */
@Validated
@ConfigurationProperties("suite.kyc")
record KycSettings(
        @PositiveOrZero @DefaultValue("0") int uploads,
        @DurationMin @DefaultValue("5s") Duration patience) {

    /** An upload is held in memory as a whole, up to 10 MiB, and is copied while it is read and sealed. */
    private static final long HEAP_AN_UPLOAD = 48 * 1024 * 1024;

    int uploadsWith(long heapBytes) {
        return uploads > 0 ? uploads : Math.toIntExact(Math.max(1, heapBytes / HEAP_AN_UPLOAD));
    }
}
