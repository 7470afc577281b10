package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.workflow.Workflows;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@TestConstructor(autowireMode = AutowireMode.ALL)
class FestivalNameTest extends WalletServiceFixture {

    private static final String FESTIVALS = "/api/v1/festivals";

    private final String anybody = issuer.token(UUID.randomUUID(), Role.USER);
    private final Workflows workflows;

    @Autowired
    FestivalNameTest(Workflows workflows) {
        this.workflows = workflows;
    }

    @Test
    void isChangedThoughTheLedgerIsUnavailable() {
        var id = festival();
        ledger.becomeUnavailable();
        var changed = as(admin).patch(FESTIVALS + "/" + id, "{\"currencyName\": \"Beads\", \"location\": \"Lyon\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(as(anybody).get(FESTIVALS + "/" + id).body()).isEqualTo(changed.body());
        ledger.recover();
        await().until(() -> {
            clock.putForward(Duration.ofMinutes(1));
            workflows.runDue("festival");
            return books.asset("FEST-" + id).displayName().equals("Beads");
        });
    }

    @Test
    void keepsItsTokensNameOnceAnotherServiceHasReadIt() {
        var id = festival();
        var path = FESTIVALS + "/" + id;
        assertThat(as(admin).patch(path, "{\"currencyName\": \"Beads\"}").status())
                .isEqualTo(200);
        assertThat(internal(id).json().at("/asset/displayName").asString()).isEqualTo("Beads");
        assertThat(as(admin).patch(path, "{\"currencyName\": \"Coins\", \"location\": \"Lyon\"}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        409,
                        "{\"error\":{\"code\":\"CONFLICT\","
                                + "\"message\":\"currencyName cannot be changed any more: the token is in use\"}}");
        assertThat(as(admin)
                        .patch(path, "{\"currencyName\": \" Beads\\u00a0\"}")
                        .status())
                .isEqualTo(200);
        var changed = as(admin).patch(path, "{\"currencyName\": \"Beads\", \"name\": \"Winter Sounds\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("\"name\":\"Winter Sounds\"", "\"location\":null");
    }

    @Test
    void isReadUnderOneNameHoweverManyRenameItAtThatInstant() throws Exception {
        var id = festival();
        var number = new AtomicInteger();
        var answers = atOnce(12, () -> {
            var i = number.incrementAndGet();
            return i % 3 == 0
                    ? internal(id).json().at("/asset/displayName").asString()
                    : String.valueOf(as(admin)
                            .patch(FESTIVALS + "/" + id, "{\"currencyName\": \"Token %d\"}".formatted(i))
                            .status());
        });
        var last =
                as(anybody).get(FESTIVALS + "/" + id).data().get("currencyName").asString();
        assertThat(answers)
                .filteredOn(answer -> !answer.equals("200") && !answer.equals("409"))
                .hasSize(4)
                .containsOnly(last);
    }

    private Answer internal(UUID id) {
        return as(issuer.serviceToken("payment")).get("/internal/festivals/" + id);
    }
}
