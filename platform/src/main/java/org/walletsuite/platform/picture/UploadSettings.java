package org.walletsuite.platform.picture;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much memory uploads may take.
 *
 * @param paths patterns of the paths that take uploads
 * @param atOnce concurrent uploads, at most one for each user; 0 derives it from the heap
 * @param patience how long another upload waits for its turn
 */
@Validated
@ConfigurationProperties("suite.uploads")
record UploadSettings(
        @NotEmpty List<String> paths,
        @PositiveOrZero @DefaultValue("0") int atOnce,
        @DurationMin @DefaultValue("5s") Duration patience) {

    /** An upload is held in memory as a whole, up to 10 MiB, and is copied while it is read and encrypted. */
    private static final long HEAP_AN_UPLOAD = 48 * 1024 * 1024;

    int uploadsWith(long heapBytes) {
        return atOnce > 0 ? atOnce : Math.toIntExact(Math.max(1, heapBytes / HEAP_AN_UPLOAD));
    }
}
