package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.PartnerScenario;

/** Clients that nobody knows ask for tokens. */
class StrangersTest extends PartnerScenario {

    @Test
    void strangersWithAnyIdsKeepNoPartnerFromItsToken() {
        var partner = partner();

        var answers = atOnce(
                201,
                (int caller) -> caller == 100
                        ? askJson(partner).status()
                        : askForm("grant_type=client_credentials&client_id=" + someId() + "&client_secret="
                                        + partner.secret())
                                .status());

        assertThat(answers.get(100)).isEqualTo(200);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers)
                .as("a stranger may find no connection on an overloaded machine")
                .isSubsetOf(200, 401, 503);
    }
}
