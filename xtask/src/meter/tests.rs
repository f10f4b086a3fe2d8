use super::{ended, high_water, limited, run};

#[test]
fn proc_is_read_by_field_and_not_by_word() {
    let stat = "7 (a ) b) S 1 7 7 0 -1 0 0 0 0 0 50 60 120 30 20 0 1 0";
    assert_eq!(ended(stat), Some(1.5));
    assert_eq!(high_water("VmPeak: 9 kB\nVmHWM:\t  2049 kB\n"), Some(3));
    assert_eq!(high_water("Threads: 1\n"), None);
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_is_measured_with_all_that_it_starts() {
    let mut command = limited("sh".as_ref());
    let burn = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
    command.args(["-c", &format!("sh -c '{burn}'; exit 3")]);
    let (status, cost) = run(&mut command).unwrap();
    assert_eq!(status.code(), Some(3));
    assert!(cost.cpu_s.unwrap() > 0.02, "{cost:?}");
    assert!(cost.peak_mib.unwrap() > 0, "{cost:?}");
    assert!(!cost.is_over());
}
