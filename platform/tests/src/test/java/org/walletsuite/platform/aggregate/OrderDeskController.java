package org.walletsuite.platform.aggregate;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.aggregate.CardOrder.Status;
import org.walletsuite.platform.testing.TestDatabase;

/** The orders' endpoints, in the gift-card family. */
@RestController
class OrderDeskController {

    private final OrderDesk desk;
    private final CardOrders orders;
    private final JdbcClient db;
    private final TransactionTemplate another;

    OrderDeskController(OrderDesk desk, CardOrders orders, JdbcClient db, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.orders = orders;
        this.db = db;
        this.another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @PostMapping("/order/place")
    Map<String, Object> place(@RequestParam String reference, @RequestParam String recipient) {
        return Map.of("id", desk.place(reference, recipient).id());
    }

    /** Approves without a lock while another transaction assigns, so that the approval loses. */
    @PostMapping("/order/{id}/approve")
    Map<String, Object> approve(@PathVariable UUID id) {
        var order = desk.change(
                id, Status.APPROVED, () -> another.executeWithoutResult(_ -> desk.change(id, Status.ASSIGNED)));
        return Map.of("status", order.status());
    }

    /** Loses its connection after everything was written, and before the commit. */
    @PostMapping("/order/announce")
    Map<String, Object> announceAndBreakOff(@RequestParam String reference) {
        var order = desk.announce(reference, _ -> {
            var backend = db.sql("select pg_backend_pid()").query(Integer.class).single();
            TestDatabase.shared().execute("select pg_terminate_backend(" + backend + ", 5000)");
        });
        return Map.of("id", order.id(), "count", orders.count());
    }
}
