package org.walletsuite.ledger.audit;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;
import org.walletsuite.platform.audit.ReconciliationDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Every check as a claim of its own, for the platform's auditor and for {@code verify}. */
final class LedgerClaims implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        // Their names are known before there is a mapper to make them with.
        Check.all(new JsonMapper()).stream().map(Check::claim).forEach(claim -> add(registry, claim));
    }

    private static void add(BeanRegistry registry, String claim) {
        registry.registerBean(
                claim,
                CheckedClaim.class,
                spec -> spec.supplier(context -> {
                    var database = context.bean(ReconciliationDatabase.class);
                    return new CheckedClaim(
                            check(claim, context.bean(JsonMapper.class)), database, new Checkpoints(database));
                }));
    }

    private static Check check(String claim, JsonMapper json) {
        return Check.all(json).stream()
                .filter(check -> check.claim().equals(claim))
                .findFirst()
                .orElseThrow();
    }
}
