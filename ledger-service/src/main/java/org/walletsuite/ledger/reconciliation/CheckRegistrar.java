package org.walletsuite.ledger.reconciliation;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Registers every check for the platform's reconciliation and for {@code verify}. */
final class CheckRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        // Their names are needed before a mapper exists to create them.
        Check.all(new JsonMapper()).stream().map(Check::text).forEach(text -> add(registry, text));
    }

    private static void add(BeanRegistry registry, String text) {
        registry.registerBean(
                text,
                CheckpointedCheck.class,
                spec -> spec.supplier(context -> {
                    var database = context.bean(ReconciliationDatabase.class);
                    return new CheckpointedCheck(
                            check(text, context.bean(JsonMapper.class)), database, new Checkpoints(database));
                }));
    }

    private static Check check(String text, JsonMapper json) {
        return Check.all(json).stream()
                .filter(check -> check.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
