import manage from '../manage.module.css'
import { SetAside } from './set-aside.tsx'
import { Stalled } from './stalled.tsx'

/** 运行: cases that a fault has stopped, and messages that were set aside; each with what mends it. */
export const Running = () => (
  <div className={manage.body}>
    <Stalled />
    <SetAside />
  </div>
)
