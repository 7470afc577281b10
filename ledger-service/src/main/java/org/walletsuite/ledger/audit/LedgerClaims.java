package org.walletsuite.ledger.audit;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Every check as a claim of its own, for the platform's auditor and for {@code verify}. */
final class LedgerClaims implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        QueryCheck.all().forEach(check -> add(registry, check.claim(), _ -> check));
        add(registry, ChainCheck.CLAIM, context -> new ChainCheck(context.bean(JsonMapper.class)));
    }

    private static void add(BeanRegistry registry, String claim, Function<SupplierContext, Check> check) {
        registry.registerBean(
                claim,
                CheckedClaim.class,
                spec -> spec.supplier(
                        context -> new CheckedClaim(check.apply(context), context.bean(DataSource.class))));
    }
}
