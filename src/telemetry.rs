//! Logs, traces and metrics of the service.
//!
//! Only what this crate itself says is written, by its targets: libraries would log requests, statements and mails. And what it says are ids, states,
//! codes and times; nothing of a person, a link or a code is ever a field of a log, a span or a metric.

use std::sync::Arc;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::WithExportConfig as _;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use crate::config::LogFormat;

/// Buckets of times, in seconds: a code should arrive within five, a reset link lives for minutes.
const SECONDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 3600.0];

/// Why telemetry cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The collector's address cannot be used.
    #[error("server.otlp: traces cannot be sent there: {0}")]
    Otlp(String),
    /// It is set up already, or the recorder cannot be.
    #[error("telemetry cannot be set up: {0}")]
    Setup(String),
}

/// What is set up; what it still holds is written out when it ends.
#[derive(Debug)]
pub struct Telemetry {
    metrics: PrometheusHandle,
    traces: Option<SdkTracerProvider>,
}

impl Telemetry {
    /// Sets up logs on stderr, traces to `otlp` unless it is empty, and metrics. `verbosity` is -1 quiet, 0 normal, more with each `-v`.
    pub fn begin(format: LogFormat, otlp: &str, verbosity: i8) -> Result<Telemetry, TelemetryError> {
        let level = match verbosity {
            ..=-1 => LevelFilter::ERROR,
            0 => LevelFilter::INFO,
            1 => LevelFilter::DEBUG,
            _ => LevelFilter::TRACE,
        };
        let ours = || Targets::new().with_target("vocative", level);
        let log = fmt::layer().with_writer(std::io::stderr).with_ansi(false).with_target(false);
        let log = match format {
            LogFormat::Text => log.with_filter(ours()).boxed(),
            LogFormat::Json => log.json().flatten_event(true).with_filter(ours()).boxed(),
        };
        let traces = provider(otlp)?;
        let spans = traces.as_ref().map(|provider| {
            tracing_opentelemetry::layer().with_tracer(provider.tracer("vocative")).with_filter(ours())
        });
        let set = tracing_subscriber::registry().with(log).with(spans).try_init();
        set.map_err(|error| TelemetryError::Setup(error.to_string()))?;
        let metrics = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(|error| TelemetryError::Setup(error.to_string()))?;
        Ok(Telemetry { metrics, traces })
    }

    /// Writes all metrics in the Prometheus text format.
    pub fn render(&self) -> Arc<dyn Fn() -> String + Send + Sync> {
        let metrics = self.metrics.clone();
        Arc::new(move || {
            metrics.run_upkeep();
            metrics.render()
        })
    }

    /// Sends what is left of traces.
    pub fn end(&self) {
        if let Some(Err(error)) = self.traces.as_ref().map(SdkTracerProvider::shutdown) {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}

/// Sends spans in batches, as OTLP over HTTP.
fn provider(otlp: &str) -> Result<Option<SdkTracerProvider>, TelemetryError> {
    if otlp.is_empty() {
        return Ok(None);
    }
    let url = format!("{}/v1/traces", otlp.trim_end_matches('/'));
    let exporter = opentelemetry_otlp::SpanExporter::builder().with_http().with_endpoint(url).build();
    let exporter = exporter.map_err(|error| TelemetryError::Otlp(error.to_string()))?;
    let resource = Resource::builder_empty().with_service_name("vocative").build();
    Ok(Some(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
}
