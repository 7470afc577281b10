package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void refusesAPortInUseAndNamesTheProcess() throws IOException {
        var ports = Ports.free();
        try (var squatter = new ServerSocket(ports.of(Service.LEDGER), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + squatter.getLocalPort() + " (ledger-service) is in use by java")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void suggestsAnotherPortOnlyWhereOneCanBeChosen() throws IOException {
        var ports = Ports.free();
        try (var squatter = new ServerSocket(ports.of(Service.GATEWAY), 1, InetAddress.getLoopbackAddress())) {
            assertThat(squatter.isBound()).isTrue();
            assertThatThrownBy(ports::requireFree).hasMessageContaining("--port");
        }
        try (var squatter = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(squatter.isBound()).isTrue();
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("(kafka)")
                    .hasMessageNotContaining("--port");
        }
    }

    @Test
    void movesOnlyTheGateway() {
        assertThat(Ports.fixed(9000).of(Service.GATEWAY)).isEqualTo(9000);
        assertThat(Ports.fixed(9000).of(Service.WALLET)).isEqualTo(8101);
    }

    @Test
    void readsListeningSocketsOnly() {
        var listening =
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1";
        var connected = listening.replace(" 0A ", " 01 ");

        assertThat(PortHolder.listeningInode(listening, 8080)).contains("4711");
        assertThat(PortHolder.listeningInode(listening, 8081)).isEmpty();
        assertThat(PortHolder.listeningInode(connected, 8080)).isEmpty();
        assertThat(PortHolder.listeningInode("  sl  local_address rem_address", 8080))
                .isEmpty();
    }
}
