//! Ackscope without a browser.
