package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Codes of partners' vouchers for the service that informs partners. */
class InternalVoucherTest extends PartnerFixture {

    @Test
    void tellsTheCodeToTheServiceThatInformsPartners() {
        var voucher = Issued.of(issue(direct, "10.00", "REF-1").expect(201));

        var answer = code(asService("partnersync"), voucher).expect(200);

        assertThat(answer.body()).isEqualTo("{\"code\":\"" + voucher.code() + "\"}");
    }

    @Test
    void tellsNoCodeToOtherServicesAndNoneOfAUsersVoucher() {
        var partners = Issued.of(issue(direct, "10.00", "REF-1").expect(201));
        var users = issued("10.00");

        code(asService("notification"), partners).expect(404);
        code(asService("partnersync"), users).expect(404);
        asService("partnersync")
                .get("/internal/vouchers/" + Ids.next() + "/code")
                .expect(404);
    }

    private static Answer code(TestClient service, Issued voucher) {
        return service.get("/internal/vouchers/" + voucher.id() + "/code");
    }
}
