package org.walletsuite.platform.aggregate;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.ServiceTest;

/** A service that stores orders with JPA, and everything else with SQL. */
@ServiceTest
@Import(AggregateFixture.Desk.class)
@TestPropertySource(properties = "spring.autoconfigure.exclude=")
abstract class AggregateFixture {

    private final Statements statements;
    final CardOrders orders;
    final OrderDesk desk;
    final JdbcClient db;
    final TransactionTemplate transaction;
    final TransactionTemplate another;

    AggregateFixture(Tools tools) {
        this.statements = tools.statements();
        this.orders = tools.orders();
        this.desk = tools.desk();
        this.db = tools.db();
        this.transaction = new TransactionTemplate(tools.transactions());
        this.another = new TransactionTemplate(tools.transactions());
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    record Tools(
            Statements statements,
            CardOrders orders,
            OrderDesk desk,
            JdbcClient db,
            PlatformTransactionManager transactions) {}

    /** The statements that Hibernate sends for this. */
    List<String> statementsOf(Runnable work) {
        statements.seen.clear();
        work.run();
        return List.copyOf(statements.seen);
    }

    /** Remembers what Hibernate sends. */
    static class Statements implements StatementInspector {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public String inspect(String sql) {
            seen.add(sql);
            return sql;
        }
    }

    @TestConfiguration
    @Import(OrderDeskController.class)
    static class Desk {

        @Bean
        OrderDesk orderDesk(CardOrders orders, Outbox outbox, Clock clock) {
            return new OrderDesk(orders, outbox, clock);
        }

        @Bean
        Tools tools(
                Statements statements,
                CardOrders orders,
                OrderDesk desk,
                JdbcClient db,
                PlatformTransactionManager transactions) {
            return new Tools(statements, orders, desk, db, transactions);
        }

        @Bean
        Statements statements() {
            return new Statements();
        }

        @Bean
        HibernatePropertiesCustomizer inspected(Statements statements) {
            return properties -> properties.put(AvailableSettings.STATEMENT_INSPECTOR, statements);
        }

        @Bean
        NewTopic users() {
            return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
        }
    }
}
