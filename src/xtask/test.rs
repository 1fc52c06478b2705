//! `cargo xtask test`: four stages in order, the first failure ends it, and the last line counts what was executed.

use std::process::ExitCode;
use std::time::Instant;

use crate::lean::Parting;
use crate::run::{Done, cargo, program, say, watch};
use crate::{browser, size, trunk};

/// How many tests were executed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    /// What a line of `cargo test` adds: `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
    fn cargo(&mut self, line: &str) {
        if let Some((_, result)) = line
            .strip_prefix("test result: ")
            .and_then(|rest| rest.split_once(". "))
        {
            for part in result.split("; ") {
                self.part(part);
            }
        }
    }

    /// What a line of Playwright's summary adds: `  12 passed (4.2s)`, `  1 failed`.
    fn playwright(&mut self, line: &str) {
        let said = line.trim().split(" (").next().unwrap_or_default();
        if line.starts_with("  ") {
            self.part(said);
        }
    }

    /// Only an exact `N passed`, or an `N failed` of any kind, counts; a number that is no number adds nothing.
    fn part(&mut self, part: &str) {
        let Some((number, what)) = part.split_once(' ') else {
            return;
        };
        let number = number.parse().unwrap_or(0);
        match what {
            "passed" => self.passed += number,
            "failed" | "flaky" | "interrupted" | "did not run" => self.failed += number,
            _ => {}
        }
    }
}

/// Runs the stages and ends with the count, whatever came of them.
pub(crate) fn everything() -> ExitCode {
    let mut count = Count::default();
    let done = stages(&mut count);
    if let Err(why) = &done {
        eprintln!("xtask: {why}");
        count.failed = count.failed.max(1); // a stage that failed without a test in it is a failure all the same
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    if done.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn stages(count: &mut Count) -> Done {
    stage("engine, studio and xtask", || {
        let mut ran = Count::default();
        let mut tests = cargo();
        let ok = watch(
            tests
                .args(["test", "-p", "engine", "-p", "studio", "-p", "xtask"])
                // The engine's deliberate mistakes, which tests must notice.
                .args(["--features", "studio/mutants"]),
            |line| ran.cargo(line),
        )?;
        judge(ran, ok, count)
    })?;
    stage("what ships", || {
        trunk::release(Parting::Part).map(|()| "built into dist/".to_owned())
    })?;
    stage("size", size::check)?;
    stage("browser", || {
        let chromium = browser::chromium()?;
        browser::packages()?;
        let mut ran = Count::default();
        let mut tests = program("node");
        tests
            .current_dir(browser::folder())
            .args(["node_modules/@playwright/test/cli.js", "test"]);
        tests
            .env("CHROMIUM", chromium)
            .env("FORCE_COLOR", "0")
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        let ok = watch(&mut tests, |line| ran.playwright(line))?;
        judge(ran, ok, count)
    })
}

/// The random fault scripts of `tests/studio/properties`, a hundred times as many, built as fast as they go.
pub(crate) fn deep(only: &[String]) -> Done {
    say("175,000 random fault scripts: about half an hour on two cores, a line for every 2,000");
    let mut tests = cargo();
    tests
        .args(["test", "--profile", "deep", "-p", "studio"])
        .args(["--features", "studio/mutants", "--test", "studio", "--"]);
    match only {
        [] => tests.arg("properties::"),
        names => tests.args(names),
    };
    tests.arg("--nocapture").env("ACKSCOPE_DEEP", "1");
    let mut ran = Count::default();
    let ok = watch(&mut tests, |line| ran.cargo(line))?;
    let mut all = Count::default();
    judge(ran, ok, &mut all).map(|passed| say(&passed))
}

/// Adds what ran to the count; nothing executed is no success.
fn judge(ran: Count, ok: bool, count: &mut Count) -> Done<String> {
    count.passed += ran.passed;
    count.failed += ran.failed;
    match (ok, ran) {
        (true, Count { passed: 0, .. }) => Err("no test was executed".to_owned()),
        (true, Count { passed, failed: 0 }) => Ok(format!("{passed} passed")),
        (_, Count { passed, failed }) => Err(format!("{passed} passed, {failed} failed")),
    }
}

/// Runs one stage and closes it with a line.
fn stage(name: &str, work: impl FnOnce() -> Done<String>) -> Done {
    let start = Instant::now();
    let result = work().map_err(|why| format!("{name}: {why}"))?;
    say(&format!(
        "{name}: {result}, {} s",
        start.elapsed().as_secs()
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Count, judge};

    #[test]
    fn results_of_cargo_are_summed() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test it_works ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ] {
            count.cargo(line);
        }
        assert_eq!(
            count,
            Count {
                passed: 4,
                failed: 2
            }
        );
    }

    #[test]
    fn results_of_playwright_are_summed() {
        let mut count = Count::default();
        for line in [
            "Running 14 tests using 2 workers",
            "  ✓  1 load.spec.js:4:1 › 3 failed attempts are shown (1.2s)",
            "  1 failed",
            "    [chromium] › load.spec.js:9:1 › it loads",
            "  1 flaky",
            "  12 passed (5.3s)",
        ] {
            count.playwright(line);
        }
        assert_eq!(
            count,
            Count {
                passed: 12,
                failed: 2
            }
        );
    }

    #[test]
    fn no_test_is_no_success() {
        let mut count = Count::default();
        assert!(judge(Count::default(), true, &mut count).is_err());
        assert!(
            judge(
                Count {
                    passed: 2,
                    failed: 0
                },
                false,
                &mut count
            )
            .is_err()
        );
        assert!(
            judge(
                Count {
                    passed: 2,
                    failed: 0
                },
                true,
                &mut count
            )
            .is_ok()
        );
        assert_eq!(
            count,
            Count {
                passed: 4,
                failed: 0
            }
        );
    }
}
