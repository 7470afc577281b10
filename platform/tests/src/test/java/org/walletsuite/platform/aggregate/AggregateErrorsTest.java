package org.walletsuite.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.aggregate.CardOrder.Status;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;

/** The errors that callers get when an aggregate's command fails. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class AggregateErrorsTest extends AggregateFixture {

    @LocalServerPort
    private int port;

    @Autowired
    AggregateErrorsTest(Tools tools) {
        super(tools);
    }

    @Test
    void aLostUpdateIs409InTheFamilysFormatAndWritesNothing() {
        var id = desk.place(reference(), "Ada").id();

        assertThat(post("/order/" + id + "/approve"))
                .isEqualTo("409 {\"detail\":\"The request conflicts with the current state.\"}");

        var steps = transaction.execute(_ -> orders.findById(id).orElseThrow().steps());
        assertThat(steps).containsExactly(Status.PROCESSING, Status.ASSIGNED);
    }

    @Test
    void aConstraintOfAnEntityNamesItsFieldThoughItFailsAtTheCommit() {
        var reference = reference();

        assertThat(post("/order/place?reference=" + reference + "&recipient=" + "x".repeat(21)))
                .isEqualTo("400 {\"recipient\":[\"Too long.\"]}");

        assertThat(rowsOf(reference)).isZero();
    }

    @Test
    void aConnectionLostBetweenFlushAndCommitWritesNothingAndIs504() {
        var reference = reference();

        assertThat(post("/order/announce?reference=" + reference)).startsWith("504 {\"detail\":");

        assertThat(rowsOf(reference)).isZero();
    }

    private int rowsOf(String reference) {
        return db.sql("select (select count(*) from card_order where reference = :it)"
                        + " + (select count(*) from outbox where event_id = :it)")
                .param("it", reference)
                .query(Integer.class)
                .single();
    }

    private String post(String path) {
        var token = TestIssuer.shared().token(UUID.randomUUID(), Role.USER);
        return new TestClient(port, token).post(path).toString();
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
