package org.walletsuite.platform.partnercall;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.testing.TestPartners;

class PartnerTagsTest {

    private final PartnerDirectory directory = new PartnerDirectory(new SimpleMeterRegistry());
    private final PartnerTags tags = new PartnerTags(directory);

    @Test
    void whoIsNoPartnerHasNoNameOfItsOwn() {
        assertThat(tags.of("somebody")).isEqualTo("UNKNOWN");
        assertThat(tags.of("' or 1=1")).isEqualTo("UNKNOWN");
        assertThat(tags.of(null)).isEqualTo("UNKNOWN");
    }

    @Test
    void onlySoManyPartnersAreNamed() {
        var names = new HashSet<String>();
        for (var number = 0; number < 1_000; number++) {
            names.add(tags.of(known("partner-" + number)));
        }

        assertThat(names).hasSize(501).contains("partner-0", "OTHERS");
        assertThat(tags.of("partner-0")).isEqualTo("partner-0");
        assertThat(tags.of("partner-999")).isEqualTo("OTHERS");
    }

    private String known(String id) {
        directory.consume(TestPartners.partner(id, 1), new ConsumerRecord<>("partners", 0, 0, id, new byte[0]));
        return id;
    }
}
