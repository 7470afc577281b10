package org.walletsuite.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.testing.ServiceTest;

/** A process of this version that starts where the next one has migrated the database already. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class NextVersionTest {

    private static final String OF_THE_PLATFORM = "0.39.1";
    private static final String OF_THE_SERVICE = "999";

    private final Flyway flyway;
    private final JdbcClient db;

    @Autowired
    NextVersionTest(Flyway flyway) {
        this.flyway = flyway;
        this.db = JdbcClient.create(flyway.getConfiguration().getDataSource());
    }

    @Test
    void doesNotMindMigrationsThatItDoesNotKnow() {
        recorded(OF_THE_PLATFORM);
        recorded(OF_THE_SERVICE);

        try {
            var migrated = flyway.migrate();

            assertThat(migrated.success).isTrue();
            assertThat(migrated.migrationsExecuted).isZero();
        } finally {
            db.sql("delete from flyway_schema_history where version in (?, ?)")
                    .params(OF_THE_PLATFORM, OF_THE_SERVICE)
                    .update();
        }
    }

    private void recorded(String version) {
        db.sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        select max(installed_rank) + 1, ?, 'of the next version', 'SQL', 'V.sql', 1, current_user, 1, true
                        from flyway_schema_history""").param(version).update();
    }
}
