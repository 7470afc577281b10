// Which services there are is the gateway's configuration, so the page asks for it.
window.addEventListener("load", async () => {
  const answer = await fetch("/docs/services");
  window.ui = SwaggerUIBundle({
    dom_id: "#swagger-ui",
    urls: await answer.json(),
    layout: "StandaloneLayout",
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
  });
});
