package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which addresses a system may call from. */
class AllowedAddressesTest {

    @Test
    void anyWhereNoneIsNamed() {
        assertThat(AllowedAddresses.of(List.of("")).include("203.0.113.9")).isTrue();
    }

    @Test
    void addressesAndNetworksOfBothKinds() {
        var allowed = AllowedAddresses.of(List.of("192.0.2.7", "198.51.100.0/25", "2001:db8::/32"));

        assertThat(allowed.include("192.0.2.7")).isTrue();
        assertThat(allowed.include("192.0.2.8")).isFalse();
        assertThat(allowed.include("198.51.100.127")).isTrue();
        assertThat(allowed.include("198.51.100.128")).isFalse();
        assertThat(allowed.include("2001:db8:1::1")).isTrue();
        assertThat(allowed.include("2001:db9::1")).isFalse();
        assertThat(allowed.include("::ffff:192.0.2.7")).isTrue();
        assertThat(allowed.include("somebody.example")).isFalse();
    }

    @Test
    void aNameOrAPrefixThatIsTooLongIsAnError() {
        for (var text : List.of("midan.example", "192.0.2.0/33", "192.0.2.0/x", "192.0.2.0/")) {
            assertThatThrownBy(() -> AllowedAddresses.of(List.of(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(text);
        }
    }
}
